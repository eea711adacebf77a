using System.CommandLine;

var root = new RootCommand("Runtime threat detection for Linux, containers and Kubernetes.");
return root.Parse(args).Invoke();
