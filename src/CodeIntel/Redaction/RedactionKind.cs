namespace CodeIntel.Redaction;

/// <summary>What a redaction hides. The order is that in which overlapping findings win.</summary>
public enum RedactionKind
{
    /// <summary>
    /// A key or password: private keys, keys of services, passwords, random text assigned to a secret.
    /// </summary>
    Key,

    /// <summary>An access token: GitHub, GitLab, Slack, npm, JSON web tokens and their like.</summary>
    Token,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An IP address of version 4.</summary>
    Ipv4,

    /// <summary>An IP address of version 6.</summary>
    Ipv6,
}
