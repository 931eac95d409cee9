class C
{
    int Loop(int n)
    {
        var sum = 0;
        for (var i = 0; i < n; i++)
        {
            var square = i * i;
            if (square > n)
            {
                continue;
            }

            sum += square;
        }

        while (sum > 10) sum--;
        do { n = sum; } while (n > 3);
        return sum;
    }

    int Each(int[] xs)
    {
        int last = 0;
        foreach (var x in xs)
        {
            if (x == 0) break;
            last = x;
        }

        return last;
    }
}
