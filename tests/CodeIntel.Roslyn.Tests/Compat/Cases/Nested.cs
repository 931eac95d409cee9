class Nested
{
    Nested() => F();
    void Outer() { void Inner() => F(); }
    int P => G();
    int Q { get { return G(); } }
    public static Nested operator +(Nested a, Nested b) => a;
    void Empty() { }
    void NotImplemented();
}
