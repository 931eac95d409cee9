class C
{
    string Switch(object o, int n)
    {
        switch (o)
        {
            case string s when s.Length > n:
                return s;
            case int i:
                n = i;
                break;
            case { } rest:
                o = rest;
                break;
        }

        var text = o switch { int k => k.ToString(), string t => t, _ => n.ToString() };
        if (o is C { } c && c.ToString() is { Length: > 0 and var length })
        {
            n = length;
        }

        (n, var other) = (n + 1, text);
        (int x, int y) = Pair(other);
        return n > x ? text : other + y;
    }

    string Maybe(string a, string b)
    {
        a ??= b;
        var r = a ?? b;
        r = b?.Trim(a[0]);
        return r;
    }
}
