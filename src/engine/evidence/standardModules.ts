/** Modules that come with Python, old ones and those of Python 2 included: importing them needs no manifest. */
const names =
  '__future__ _thread abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii ' +
  'bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys commands ' +
  'compileall concurrent configparser ConfigParser contextlib contextvars copy copyreg cPickle cProfile crypt ' +
  'csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip ' +
  'enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext ' +
  'glob graphlib grp gzip hashlib heapq hmac html http imaplib imghdr imp importlib inspect io ipaddress ' +
  'itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap ' +
  'modulefinder msilib msvcrt multiprocessing netrc nis nntplib ntpath numbers operator optparse os ossaudiodev ' +
  'pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posixpath pprint profile pstats pty ' +
  'pwd py_compile pyclbr pydoc queue Queue quopri random re readline reprlib resource rlcompleter runpy sched ' +
  'secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd ' +
  'sqlite3 ssl stat statistics string StringIO stringprep struct subprocess sunau symtable sys sysconfig syslog ' +
  'tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib ' +
  'trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib urllib2 urlparse uu uuid ' +
  'venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport ' +
  'zlib zoneinfo';

const standardModules: ReadonlySet<string> = new Set(names.split(' '));

/** `json` and `urllib2` are; `numpy` is not. */
export function isStandardModule(name: string): boolean {
  return standardModules.has(name);
}
