class C
{
    void Swap(ref int a, ref int b, out int c)
    {
        c = a;
        a = b;
        b = c;
        int t = 1;
        Swap(ref t, ref a, out var u);
        Swap(ref t, ref u, out t);
        Unknown(out t, ref u);
        c = t + u;
    }
}
