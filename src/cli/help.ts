export const help = `Preflight: what stands between a notebook repository and production.

Usage
  ml-preflight scan [PATH…]     where the project stands, what to do next, and why
  ml-preflight report [PATH]    the same as one page of HTML, to share: report > readiness.html
  ml-preflight fix [PATH…]      apply the safe fixes
  ml-preflight baseline [PATH]  accept the findings there are now, so that only new ones are shown
  ml-preflight history [PATH]   where the project stood at its last commits, and what was done in each
  ml-preflight portfolio [PATH] write READINESS.md and a badge: what is shown, and what to say about it in an interview
  ml-preflight init [PATH]      write a .preflight.yaml that says what was inferred; one that is there stays
  ml-preflight graduate FILE    move code of a notebook into modules that tests and services can import
  ml-preflight rules [PATH]     every rule, a line each; with PATH the repository's own as well
  ml-preflight explain RULE [PATH]  why a rule matters and how to mend it
  ml-preflight mcp              tools for AI agents over standard input and output (Model Context Protocol)

Options of scan
  --format FORMAT         text (default), json, sarif, github, markdown, junit, html
  --output FORMAT=FILE    write a format to a file as well; may be given several times
  --select, --ignore GLOB rules by id or glob, such as notebook/*
  --fail-on SEVERITY      error (default), warning, information, hint or never: exit status 1 from there on
  --fail-under LEVEL      exit status 1 when a project is below this level (0 to 4)
  --fail-stale            exit status 1 when the baseline names findings that are gone
  --verbose               everything: met checks' evidence, all findings
  --no-timing             leave the time out, so that the same tree gives the same bytes
  --no-color              plain text (NO_COLOR is honoured too)

Options of fix
  --dry-run               show the change as a diff and write nothing
  --review RULE           also apply the fixes of this rule that want a look; RULE#2 takes the second way
  --to-level LEVEL        apply, one after another, the fixes of all that this level (1 to 4) waits for; look at them
                          with --dry-run first

Options of baseline
  --prune                 take out what is gone and accept nothing new
  --dry-run               say what would be accepted and write nothing
  --select, --ignore GLOB accept these rules alone; the entries of the others stay

Options of history
  --last N                how many commits, along first parents (20)
  --store                 keep the records in .preflight/history.jsonl; the report shows the trend
  --rebuild               scan commits again that are recorded, with the rules of this version
  --format jsonl          a record a line, for tools

Options of graduate
  --cells 4,7-9           these cells, counted from 1 over cells of every kind; without it, those worth a function
  --module NAME           the module for all of it: features, churn.features or src/churn/features.py
  --dry-run               show the change as a diff and write nothing

Exit status: 0 nothing at or above --fail-on, 1 something is, 2 could not run.
No account, no network, no telemetry.
`;
