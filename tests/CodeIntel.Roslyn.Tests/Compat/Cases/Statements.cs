class Statements
{
    // `var` is a terminal in a foreach, not in a local declaration
    void Loop()
    {
        var first = xs;
        foreach (var x in xs) { }
    }
}
