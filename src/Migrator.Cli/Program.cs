using Migrator.Cli;

return await CommandLine.InvokeAsync(args);
