class Limits
{
    // neighbours only: a with b, b with c, not a with c; the fourth and fifth argument are both number 3
    void Width() => F(a, b, c, d, e);

    // 8 nodes at most: from p up over its parameter, from q down over its member accesses
    void Length(int p) => r.s.t.u.q;
}
