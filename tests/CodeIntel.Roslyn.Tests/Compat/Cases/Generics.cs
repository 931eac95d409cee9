class Generics
{
    List<T> Make<T>() where T : class, new() => new List<T>();
}
