//! The examples under `--help`. They name things of the built-in dataset, as nothing else in the program does.

pub(super) const EUJA: &str = "\
Examples:
  euja                                        open the explorer
  euja cell/cyber-security/bilateral          open it at one cell
  euja --lens year:..2018                     with the evidence that counted by then
  euja --as quadrants                         with convergence against cooperation
  euja --text sinha-roy-2024=mine.html        with your own copy of a source below its digest
  euja --record mine.ron                      record a tour: K keeps a view, O lists the steps
  euja --data my-dataset/                     explore a dataset of your own
  euja list events --format csv > events.csv
  euja check my-dataset/

Exit codes: 0 done; 1 the answer is no (problems found, nothing matched); 2 wrong usage or input.";

pub(super) const CHECK: &str = "\
Examples:
  euja check                                  the built-in dataset
  euja check my-dataset/                      every .ron file in a folder, subfolders too
  euja check data/ more-events.ron            several together, as one dataset
  euja check --theme mine.ron                 a theme: are its colours read easily?
  euja check my-dataset/ --format json        [{file, line, column, source, what, expected, near}]

Exit codes: 0 no problem; 1 problems found; 2 a path isn't there.";

pub(super) const LIST: &str = "\
Plain rows fit the terminal, and are whole in a pipe or a file. Plain and
Markdown have the chief columns, JSON and CSV all of them. Events come in
order of time; `start` and `end` are the first and the last possible day,
`in_window` is empty where nothing is known of the time.

With --as the cells come as the matrix shows them: levels, passages, documents,
newest, confidence, range, contradicting; convergence, quadrants, contested;
dimension-theme, dimension-actor, document-dimension; pair:ID,ID; against:LENS.
A lens says which evidence counts, any of: doc:ID,ID year:2014..2018
stance:supports directness:direct confidence:medium. `euja show codebook`
defines every number.

With --where only what a query keeps is listed; `euja search --help` says how
queries are written, and exit code 1 says that nothing is kept.

Examples:
  euja list events --from 2018 --to 2019-06 --dim cyber-security
  euja list events --kind agreement,summit --format csv
  euja list cells --lens year:..2018 --format csv
  euja list cells --as contested --format markdown
  euja list cells --as against:doc:beser-values --lens doc:sinha-roy-2024
  euja list cells --format json | jq '.[] | select(.status == \"no-evidence\") | .address'
  euja list passages --format csv > passages.csv
  euja list discrepancies --format markdown
  euja list findings --format json | jq '.[] | select(.kind == \"obstacle\") | .text'
  euja list events --where 'year:2023 actor:japan'
  euja list cells --where 'has:discrepancy level:<=2' --format csv
  euja list instruments --lang ja
  euja list actors --data my-dataset/";

pub(super) const SEARCH: &str = "\
The language of queries, here, in `euja list KIND --where QUERY` and in the
search box of the explorer:
  word          in a name or a text, in any spelling that means the same
  'exact        letter by letter, also within a word
  ^begins ends$ a name that begins, ends so
  \"a phrase\"    these words in a row
  !not          before anything: it isn't there
  one | other   either; binds more than the space, which means and
  field:a,b     one of the values; an id, a name or the beginning of one

  kind:      what it is: event, cell, passage, treaty, obstacle, person, ...
  dim:       itself; the row of a cell; what events, findings, passages are
             filed or coded under; of documents, any passage's; of actors,
             instruments and themes, their events' and findings'
  doc:       itself; the documents of the passages it is, rests on, is coded in
  year:      2018..2020, 2018, >=2018: the date of an event, a document, an
             outside fact; of a passage its document's; of a cell the time its
             evidence counts for; of the rest, their events'
  actor:     itself; those tied to an event, finding, instrument, passage;
             of documents and cells, any passage's; else their events'
  theme:     the same
  has:       something tied to it: discrepancy, event, passage, finding, ...;
             or evidence, rating, date
  stance:    supports, contradicts, context: of a cell's evidence, or of what
             a passage is evidence for
  level:     3, >=3, 2..3, or a level's name: of a cell's rating, or what a
             passage speaks for
What has no such fact isn't kept. Quote a value with spaces: dim:\"human security\".

Examples:
  euja search maritime
  euja search 'joint exercise' --limit 5
  euja search 'kind:event year:2018..2020 spa'
  euja search 'kind:cell level:>=3 has:discrepancy'
  euja search 'kind:passage stance:contradicts dim:cyber'
  euja search 'hiroshima | crimario' | cut -f1
  euja search hiroshima --format json         [{address, kind, label, field, snippet}], best first

Exit codes: 0 found; 1 nothing matched; 2 a field or value isn't known.";

pub(super) const PRESENT: &str = "\
Keys of a clicker, PgDn and PgUp, go from step to step, and so do arrows, space
and clicks; b shows nothing; o lists the steps, a number and Enter go to one.
Esc leaves the path for the explorer at that spot, P comes back to the step.
a, or --auto, goes on by itself when the seconds of a step are over, until any
key pauses it; nothing else moves by itself.
`euja check` says which steps have no room on a screen of 80x24.

--html writes a handout that needs nothing else: printed, a step a page; opened,
the right and left arrow, PgDn and PgUp go from step to step. --cast records the
tour for asciinema, with a mark at each step.

Examples:
  euja present                                choose a tour
  euja present framework                      present one
  euja present framework --step 5 --theme light
  euja present framework --auto               by itself, each step for its seconds
  euja present --notes                        in a second terminal: notes, next step, time
  euja present framework --html handout.html --notes
  euja present framework --cast framework.cast --size 120x36
  euja --record mine.ron                      record one while exploring
  euja present mine --tour mine.ron           a tour of your own
  euja show tour/framework                    its steps and notes, to prepare";

pub(super) const CITE: &str = "\
Examples:
  euja cite                                   the dataset
  euja cite doc/sinha-roy-2024#p6             a passage, with its paragraph
  euja cite doc/sinha-roy-2024 --format bibtex >> references.bib
  euja cite cell/cyber-security/bilateral --format csl-json";

pub(super) const EXPORT: &str = "\
json is one document {dataset, documents, passages, dimensions, ...}: every list as
`euja list KIND --format json` writes it, every record that has a page with its address.
timelinejs is for TimelineJS (timeline.knightlab.com): every event that has a date or
bounds, said in words too, in a row for its first dimension; eras; the rest on the title.

Examples:
  euja export json > dataset.json
  euja export timelinejs > timeline.json
  euja export json --data my-dataset/ | jq '.events | length'";

pub(super) const SHOW: &str = "\
Examples:
  euja show cell/cyber-security/bilateral
  euja show doc/sinha-roy-2024#p6
  euja show doc/sinha-roy-2024 --text sinha-roy-2024=mine.txt
                                              with your own copy below each digest
  euja show method                            how the dataset was coded
  euja show timeline                          the events as a graphic of characters
  euja show dimension/cyber-security --format json";

pub(super) const CONFIG: &str = "\
Settings stand in euja/config.ron under $XDG_CONFIG_HOME (else ~/.config; on
Windows %APPDATA%): theme, keys, mouse, ascii, measure, language, remember.
Options win over them, and NO_COLOR over their colours. euja never writes the file; where
it has a problem nothing of it holds, and `euja config` says line and column.

Examples:
  euja config                                 where the file is, and what holds
  euja config --template > config.ron         everything that can be settled, to be uncommented

Exit codes: 0 no problem; 1 the file has problems.";

pub(super) const SCREEN: &str = "\
Examples:
  euja screen --size 80x24
  euja screen cell/cyber-security/bilateral --keys \"Enter Tab j j\"
  euja screen --size 120x40 --format svg > screen.svg
  euja screen list/events --theme light --format html > events.html

svg and html need nothing else to be seen, and their text can be selected; html is
a page, svg takes any size on a slide.";
