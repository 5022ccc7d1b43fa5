"""The command line: arguments in, exit codes and plain lines out. The library does the work."""
