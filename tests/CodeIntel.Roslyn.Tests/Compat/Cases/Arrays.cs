class Arrays
{
    // child ids under ElementAccessExpression, BracketedArgumentList and SimpleAssignmentExpression
    void Set(int[] a) { a[0, i] = 7; }
}
