using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Tests.Transform.Equivalent;

/// <summary>
/// A program of the tests, compiled and loaded, whose public static methods are called with every combination of a few
/// arguments. Its console is one of its own that only counts.
/// </summary>
internal sealed class CompiledProgram : IDisposable
{
    private const string Support = """
        public static class Fuel
        {
            public static int Left;
            public static void Use() { if (Left-- <= 0) throw new System.TimeoutException(); }
        }

        namespace System
        {
            public static class Console
            {
                public static int Lines;
                public static void WriteLine(string line) => Lines++;
            }
        }
        """;

    private const int TurnsOfACall = 100;

    private static readonly Dictionary<Type, Func<object?>[]> _arguments = new()
    {
        [typeof(int)] = [() => 0, () => -3, () => 1, () => 2, () => 3, () => 5, () => 7],
        [typeof(string)] = [() => "", () => null, () => "a", () => "b", () => "12", () => "true", () => "ab xyz"],
        [typeof(object)] = [() => null, () => "abc", () => 5],
        [typeof(int[])] = [() => Array.Empty<int>(), () => new[] { 4 }, () => new[] { 3, 1, 2, 5, 3 }],
    };

    private readonly AssemblyLoadContext _context = new("program", isCollectible: true);
    private readonly Assembly _assembly;

    private CompiledProgram(MemoryStream image) => _assembly = _context.LoadFromStream(image);

    /// <summary>Lines that were written to the program's console.</summary>
    public int Lines => (int)_assembly.GetType("System.Console")!.GetField("Lines")!.GetValue(null)!;

    /// <summary>Compiles a program; fails the test where it has errors.</summary>
    public static CompiledProgram Of(string source, CancellationToken cancellation)
    {
        var (tree, _, _) = new SourceParser(new()).ParseText(source, "")!.Value;
        var fuelled = CSharpSyntaxTree.Create(
            (CSharpSyntaxNode)new Fuel().Visit(tree.GetRoot(cancellation)), CompilationRecipe.ParseOptions);
        var support = CSharpSyntaxTree.ParseText(
            Support, CompilationRecipe.ParseOptions, cancellationToken: cancellation);
        using var image = new MemoryStream();
        var result = CompilationRecipe.Compile([fuelled, support], false).Emit(image, cancellationToken: cancellation);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)) + "\n" + source);
        image.Position = 0;
        return new(image);
    }

    /// <summary>What each call gives, by method and arguments.</summary>
    public List<string> Run() =>
    [
        .. _assembly.GetTypes().Where(type => type.Namespace != "System" && type.Name != "Fuel" && !type.IsNested)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .OrderBy(method => method.DeclaringType!.Name + method.Name, StringComparer.Ordinal)
            .SelectMany(method => Choices([.. method.GetParameters().Select(p => _arguments[p.ParameterType])])
                .Select(arguments => $"{method.Name}({Show(arguments)}) = {Call(method, arguments)}")),
    ];

    public void Dispose() => _context.Unload();

    private string Call(MethodInfo method, object?[] arguments)
    {
        _assembly.GetType("Fuel")!.GetField("Left")!.SetValue(null, TurnsOfACall);
        try
        {
            var result = method.Invoke(null, arguments);
            result = result is Task task ? Await(task) : result;
            return $"{Show(result)} {Show(arguments)}";
        }
        catch (TargetInvocationException e)
        {
            return $"{e.InnerException!.GetType().Name} {e.InnerException.Message} {Show(arguments)}";
        }
    }

    private static object? Await(Task task)
    {
        try
        {
            task.Wait();
            return task.GetType().GetProperty("Result")!.GetValue(task);
        }
        catch (AggregateException e)
        {
            return e.InnerException!.Message;
        }
    }

    private static string Show(object? value)
    {
        if (value is string or not IEnumerable)
        {
            return value is string text
                ? $"\"{text}\""
                : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";
        }

        var shown = new List<string>();
        try
        {
            shown.AddRange(((IEnumerable)value).Cast<object?>().Select(Show));
        }
        catch (Exception e) when (e is TimeoutException or DivideByZeroException)
        {
            shown.Add(e.Message);
        }

        return $"[{string.Join(' ', shown)}]";
    }

    private static IEnumerable<object?[]> Choices(Func<object?>[][] choices) => choices.Length == 0
        ? [[]]
        : Choices(choices[..^1]).SelectMany(first => choices[^1].Select(last => (object?[])[.. Fresh(first), last()]));

    /// <summary>Arrays are changed by calls: each call has its own.</summary>
    private static IEnumerable<object?> Fresh(object?[] arguments) =>
        arguments.Select(argument => argument is int[] items ? items.Clone() : argument);
}
