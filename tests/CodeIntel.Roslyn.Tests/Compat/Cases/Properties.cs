class Properties
{
    // under SimpleMemberAccessExpression the name is child 1
    int Total() => a.Count;
}
