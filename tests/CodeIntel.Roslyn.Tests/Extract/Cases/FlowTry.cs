using System;

class C
{
    int Try(int a)
    {
        var state = 0;
        try
        {
            state = 1;
            a = Work(a);
            state = 2;
        }
        catch (InvalidOperationException e) when (e.Message.Length > a)
        {
            state = 3;
            Log(e, state);
        }
        finally
        {
            Log(null, state);
        }

        return state;
    }

    int Using(string path)
    {
        using var reader = Open(path);
        using (var other = Open(path))
        {
            return reader.Read() + other.Read();
        }
    }
}
