class Literals
{
    // one row per literal: its value, not its spelling, is split into subtokens
    void A() => F(0x5);
    void B() => F(10L);
    void C() => F(42);
    void D() => F(1.5);
    void E() => F("a, b");
    void F() => F("");
    void G() => F('\n');
    void H() => F("1 2");
    void I() => F("camelCase HTTPServer_x9y");
    void J() => F(true);
    void K() => F(null);
    void L() => F($"text {h} text");
    void M() => F("""raw""");
    void N() => F("u"u8);
    void O() => F("\\\\n");
    void P() => F(@"[""',]");
    void Q() => F(",");
}
