namespace CodeIntel.Reporting.Drawing;

/// <summary>What a colour means; <see cref="Palette"/> gives it a value.</summary>
internal enum Ink
{
    /// <summary>Text and axes.</summary>
    Text,

    /// <summary>Second-rank text.</summary>
    Muted,

    /// <summary>Grid lines.</summary>
    Grid,

    /// <summary>First of five ordered levels.</summary>
    Level0,

    /// <summary>Second level.</summary>
    Level1,

    /// <summary>Third level.</summary>
    Level2,

    /// <summary>Fourth level.</summary>
    Level3,

    /// <summary>Fifth level.</summary>
    Level4,

    /// <summary>First category.</summary>
    Category0,

    /// <summary>Second category.</summary>
    Category1,

    /// <summary>Third category.</summary>
    Category2,

    /// <summary>Fourth category.</summary>
    Category3,

    /// <summary>Fifth category.</summary>
    Category4,

    /// <summary>Sixth category.</summary>
    Category5,

    /// <summary>Emptiest cell.</summary>
    Heat0,

    /// <summary>Second cell.</summary>
    Heat1,

    /// <summary>Third cell.</summary>
    Heat2,

    /// <summary>Fourth cell.</summary>
    Heat3,

    /// <summary>Fullest cell.</summary>
    Heat4,

    /// <summary>Text on the three emptier cells.</summary>
    OnHeatLow,

    /// <summary>Text on the two fuller cells.</summary>
    OnHeatHigh,
}
