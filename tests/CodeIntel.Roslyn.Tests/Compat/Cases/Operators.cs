class Operators
{
    // the two branches of an addition are neighbours whatever stands between them
    int Add(int a, int b) => a + b * 2;
    bool Not(bool a) => !a;
    int Step(int a) => a++;
    int Pick(bool a) => a ? 1 : 2;
}
