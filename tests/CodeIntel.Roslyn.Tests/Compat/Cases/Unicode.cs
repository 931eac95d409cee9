class Unicode
{
    void Größe() => F(naïve);
    void Счёт() => F(naïve);
    void @Verbatim() => F(@class);
    void _1() => F(x);
}
