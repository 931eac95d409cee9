using CodeIntel.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Redaction;

public class RedactorTests
{
    // written apart, so that scanners of this repository do not take them for somebody's
    private const string Random40 = "q7Xz0LmP4vKd9TnB2sWf" + "H6yRc1JgE8aUo3ViQ5xM";
    private const string Jwt = "ey" + "JhbGciOiJIUzI1NiJ9.ey"
        + "JzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    public static TheoryData<string, string> Hidden { get; } = new()
    {
        { "// by Jane Doe <jane.doe@contoso.com>", "// by Jane Doe <<EMAIL>>" },
        { "mailto:o'neill+spam@mail.co.uk.", "mailto:o'<EMAIL>." },
        { "const string K = \"AKIA" + "QWERTY234567ASDF\";", "const string K = \"<KEY>\";" },
        { "key: AIza" + Random40[..35], "key: <KEY>" },
        { "\"ghp_" + Random40[..36] + "\"", "\"<TOKEN>\"" },
        { "github_pat_" + Random40 + Random40, "<TOKEN>" },
        { "xoxb-" + "123456789012-abcdefGHIJKL", "<TOKEN>" },
        { $"Bearer {Jwt}", "Bearer <TOKEN>" },
        { "Server=db;User Id=sa;Password=S3cret!;", "Server=db;User Id=sa;Password=<KEY>;" },
        { "\"Host=h;Username=u;pwd=abc;\"", "\"Host=h;Username=u;pwd=<KEY>;\"" },
        { "AccountName=x;AccountKey=" + Random40 + Random40 + "abcdef==", "AccountName=x;AccountKey=<KEY>" },
        { "x = \"Data Source = h; Password = abc;\"", "x = \"Data Source = h; Password = <KEY>;\"" },
        { "https://user:hunter2@host.net/x", "https://user:<KEY>@host.net/x" },
        { $"ApiKey = \"{Random40}\";", "ApiKey = \"<KEY>\";" },
        { $"{{ \"client_secret\": \"{Random40}\" }}", "{ \"client_secret\": \"<KEY>\" }" },
        { "connect(\"8.8.8.8\")", "connect(\"<IPV4>\")" },
        { "http://93.184.216.34:8080/", "http://<IPV4>:8080/" },
        { "at 192.168.17.23.", "at <IPV4>." },
        { "[2a00:1450:4001:81b::200e]:443", "[<IPV6>]:443" },
        { "\"gr\\u0061ce@gmail.com\"", "\"<EMAIL>\"" },
        { "\"to:\\nharry@gmail.com\\n\"", "\"to:\\n<EMAIL>\\n\"" },
        { "\"a\\tghp_" + Random40[..36] + "\"", "\"a\\t<TOKEN>\"" },
        { "\"{ \\\"api_key\\\": \\\"" + Random40 + "\\\" }\"", "\"{ \\\"api_key\\\": \\\"<KEY>\\\" }\"" },
        { "string password = \"qX7!pL2@vN9#zR4$Tt8&mK\";", "string password = \"<KEY>\";" },
        { "ApiSecret: \"k9:Vw,3;Zt|Qe?5*Lm'8\"", "ApiSecret: \"<KEY>\"" },
        { "müller@firma.de, info@größe.de", "<EMAIL>, <EMAIL>" },
        { "jörg.schmidt@firma.de und mu\u0308ller@firma.de", "<EMAIL> und <EMAIL>" },
        { "\"иван@почта.рф\"", "\"<EMAIL>\"" },
        { "_joe_@contoso.com", "<EMAIL>" },
        { "\"::ffff:8.8.4.4\"", "\"<IPV6>\"" },
        { "::ffff:808:404 and 64:ff9b::8.8.4.4", "<IPV6> and <IPV6>" },
        { "dns:8.8.4.4", "dns:<IPV4>" },
        { "var v = \"Version\"; var host = \"52.95.110.1\";", "var v = \"Version\"; var host = \"<IPV4>\";" },
        { "Connect(version, \"52.95.110.1\")", "Connect(version, \"<IPV4>\")" },
        { "fe80::1ff:fe23:4567:890a%eth0", "<IPV6>%eth0" },
    };

    public static TheoryData<string> Kept { get; } =
    [
        "user@example.com, someone@sub.example.org, me@host.invalid",
        "git@github.com:owner/name.git",
        "logo@2x.png",
        "evt.@event.Name = (int)@enum.Value; return @this.Foo;",
        "<p>class@Model.Name(1)</p>",
        "[assembly: AssemblyVersion(\"4.2.11.3\")]",
        "System.Core, Version=4.1.2.3, Culture=neutral, PublicKeyToken=b77a5c561934e089",
        "new Version(\"1.22.3.4\")",
        "// see section 15.5.4.10 of the specification",
        "ch15/15.5/15.5.4/15.5.4.10/S1.js",
        "1.3.6.1.4.1.311.21.20",
        "var version = \"1.22.3.4\"; var text = \"package 1.22.3.4\"; x[\"Version\"] = \"1.22.3.4\";",
        "\"System.Core, Version=4.1.2.3, Culture=neutral\"",
        "\"{ \\\"version\\\": \\\"1.22.3.4\\\" }\"",
        "::ffff:127.0.0.1 ::ffff:192.0.2.1 ::ffff:7f00:1",
        "tokenEndpoint = \"https://Login.contoso.com/OAuth2/v2.0/token\";",
        "tokenPattern = \"^[A-Za-z0-9]+[.][A-Z0-9]$\"; tokenFormat = \"yyyy-MM-ddTHH:mm:ss.fff\";",
        "password = \"Please enter password No 12!\";",
        "secret = \"${CLIENT_SECRET_2024_Xy}\"; secret = \"%APP_SECRET_2024_V2%!\";",
        "127.0.0.1 0.0.0.0 255.255.255.0 10.0.0.0 192.0.2.17 203.0.113.9",
        "::1 :: 2001:db8::42",
        "global::System.String abc::Def cafe::Babe a::b",
        "12:34:56 and 00:1b:44:11:3a:b7",
        "password = password ?? throw new ArgumentNullException(nameof(password));",
        "Password = model.Password; User = model.User;",
        "\"Server={0};Password={1};User={2}\"",
        "\"Server=x;Password=***;\"",
        "token = \"CancellationTokenSource\";",
        "var tokenKind = \"IdentifierTokenAndThenComma\" + x;",
        "string secret = \"0123456789abcdef0123456789abcdef\";",
        "const string PublicApiKey = \"" + Random40 + "\";",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "https://user:{password}@host/",
        "a ? b : c ? d : e",
    ];

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Hides_what_is_secret_or_personal(string text, string expected) =>
        Assert.Equal(expected, Redactor.Redact(text).Text);

    [Theory]
    [MemberData(nameof(Kept))]
    public void Keeps_what_only_looks_like_it(string text) => Assert.Equal(text, Redactor.Redact(text).Text);

    [Theory]
    [InlineData("\n")]
    [InlineData("\\n")]
    public void Hides_a_private_key_with_its_armour(string lineEnd)
    {
        var key = string.Join(
            lineEnd,
            "-----BEGIN RSA PRIVATE" + " KEY-----",
            "MIIEow" + Random40, "ab==", "-----END RSA PRIVATE KEY-----");

        Assert.Equal("x = \"<KEY>\";", Redactor.Redact($"x = \"{key}\";").Text);
    }

    [Fact]
    public void Hides_a_private_key_that_is_cut_off() => Assert.Equal(
        "<KEY>\"; rest", Redactor.Redact("-----BEGIN PRIVATE" + $" KEY-----\\n{Random40}\"; rest").Text);

    [Fact]
    public void Counts_by_kind()
    {
        var redacted = Redactor.Redact("a@contoso.com b@contoso.com 8.8.4.4");

        Assert.Equal(
            new Dictionary<RedactionKind, int> { [RedactionKind.Email] = 2, [RedactionKind.Ipv4] = 1 },
            redacted.Counts);
    }

    [Fact]
    public void Hides_the_password_of_an_address_not_its_host_as_an_email() => Assert.Equal(
        "ftp://joe:<KEY>@contoso.com", Redactor.Redact("ftp://joe:pa55@contoso.com").Text);

    [Fact]
    public void Redacting_twice_gives_the_same_as_once() => Prop.ForAll(
        Gen.Elements(Hidden.Select(row => row.Data.Item1).Concat(Kept.Select(row => row.Data)).ToArray())
            .ListOf().Select(parts => string.Join(" ; ", parts)).ToArbitrary(),
        text =>
        {
            var once = Redactor.Redact(text).Text;
            Assert.Equal(once, Redactor.Redact(once).Text);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_redacted() => Prop.ForAll<NonNull<string>>(
        text => Redactor.Redact(text.Get).Counts.Values.All(count => count > 0)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a@")]
    [InlineData("1.")]
    [InlineData("-----BEGIN ")]
    [InlineData("password=")]
    [InlineData("eyJ.")]
    [InlineData("secret=\"")]
    [InlineData("http://a:")]
    [InlineData("a1:")]
    [InlineData("\\")]
    [InlineData("\\x")]
    public async Task A_hostile_text_costs_linear_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));

        var redacted = await Task.Run(() => Redactor.Redact(text), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.True(redacted.Text.Length <= 2 * text.Length);
    }
}
