class C
{
    int Twice(int x) => Twice(x, 2);
}
