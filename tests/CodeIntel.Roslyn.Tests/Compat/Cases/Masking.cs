class Masking
{
    // the declaration is masked; the recursive call is not, and is a variable of its own
    void Walk(int depth) => Walk(depth);
}
