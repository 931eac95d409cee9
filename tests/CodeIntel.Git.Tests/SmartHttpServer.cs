using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CodeIntel.Git.Tests;

/// <summary>
/// Serves the bare repositories of a folder over smart http on loopback: <c>git http-backend</c> behind a listener.
/// Tests make it misbehave through <see cref="Intercept"/>. Needs nothing but the <c>git</c> command.
/// </summary>
public sealed class SmartHttpServer : IDisposable
{
    private readonly string _root;
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _loop;

    /// <summary>Starts serving <paramref name="root"/> on a free port.</summary>
    public SmartHttpServer(string root)
    {
        _root = root;
        Port = Listen();
        _loop = Task.Run(AcceptAsync);
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Address of the folder, without a slash at its end.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Every request so far, as <c>METHOD /path?query</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>
    /// Sees a request before git does; true: it has been answered. Gets the request's number, from 1.
    /// </summary>
    public Func<HttpListenerContext, int, bool>? Intercept { get; set; }

    /// <summary>Cancelled when the server stops: for interceptors that never answer.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Answers with a status and nothing else.</summary>
    public static bool Answer(HttpListenerContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Close();
        return true;
    }

    /// <summary>Stops; requests under way are aborted.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Abort();
        _loop.Wait();
    }

    private int Listen()
    {
        while (true)
        {
            var port = FreePort();
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                _listener.Start();
                return port;
            }
            catch (HttpListenerException)
            {
                // someone took the port in between: ask for another
                continue;
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => ServeAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        _requests.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl}");
        try
        {
            if (Intercept?.Invoke(context, _requests.Count) != true)
            {
                await RunGitAsync(context);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // the client went away, or a test stops the server
            context.Response.Abort();
        }
    }

    private async Task RunGitAsync(HttpListenerContext context)
    {
        using var git = Process.Start(Backend(context.Request))!;
        var errors = git.StandardError.ReadToEndAsync(_stopping.Token);
        var input = FeedAsync(context.Request, git);
        var output = git.StandardOutput.BaseStream;
        while (ReadLine(output) is { Length: > 0 } header)
        {
            Apply(header, context.Response);
        }

        await output.CopyToAsync(context.Response.OutputStream, _stopping.Token);
        await input;
        await errors;
        context.Response.Close();
    }

    private ProcessStartInfo Backend(HttpListenerRequest request)
    {
        var start = new ProcessStartInfo("git", "http-backend")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_PROJECT_ROOT"] = _root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["PATH_INFO"] = request.Url!.AbsolutePath;
        start.Environment["QUERY_STRING"] = request.Url.Query.TrimStart('?');
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["REMOTE_ADDR"] = "127.0.0.1";
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "";
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? "";
        return start;
    }

    private async Task FeedAsync(HttpListenerRequest request, Process git)
    {
        await request.InputStream.CopyToAsync(git.StandardInput.BaseStream, _stopping.Token);
        git.StandardInput.Close();
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next is not (-1 or '\n'); next = stream.ReadByte())
        {
            line.Append((char)next);
        }

        return line.ToString().TrimEnd('\r');
    }

    private static void Apply(string header, HttpListenerResponse response)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = (header[..colon], header[(colon + 1)..].Trim());
        if (name == "Status")
        {
            response.StatusCode = int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture);
        }
        else
        {
            response.Headers[name] = value;
        }
    }
}
