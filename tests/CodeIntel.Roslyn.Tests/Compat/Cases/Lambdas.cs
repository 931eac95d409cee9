class Lambdas
{
    void Run() => Use(x => x, () => 5);
}
