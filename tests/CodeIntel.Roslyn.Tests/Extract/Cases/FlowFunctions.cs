using System;

class C
{
    int Lambdas(int a)
    {
        var total = 0;
        Action<int> add = x => { total += x * a; };
        add(1);
        total = Local(total);
        Func<int> get = () => total;
        return get();

        int Local(int p)
        {
            total = p + a;
            return total;
        }
    }

    System.Collections.Generic.IEnumerable<int> Yields(int n)
    {
        while (n > 0) yield return n--;
        yield break;
    }
}
