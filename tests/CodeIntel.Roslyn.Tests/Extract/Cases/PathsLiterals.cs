class C
{
    bool Check(string s)
    {
        return s == "Hello, World" && s.Length > 10 || s != null;
    }
}
