/** Modules that come with Python, old ones and those of Python 2 included: importing them needs no manifest. */
const names =
  'abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 ' +
  'BaseHTTPServer bdb binascii bisect __builtin__ builtins bz2 calendar cgi CGIHTTPServer cgitb chunk cmath cmd ' +
  'code codecs codeop _collections collections _collections_abc colorsys commands compileall compression ' +
  'concurrent ConfigParser configparser contextlib contextvars Cookie cookielib copy copyreg cPickle cProfile ' +
  'crypt csv _ctypes ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ' +
  'ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools __future__ gc ' +
  'genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html htmlentitydefs HTMLParser ' +
  'http httplib idlelib imaplib imghdr imp importlib inspect _io io ipaddress itertools json keyword lib2to3 ' +
  'linecache locale logging lzma mailbox mailcap __main__ marshal math mimetypes mmap modulefinder msilib msvcrt ' +
  'multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib ' +
  'pdb _pickle pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats ' +
  'pty pwd py_compile pyclbr pydoc pydoc_data pyexpat Queue queue quopri random re readline reprlib resource ' +
  'rlcompleter robotparser runpy sched secrets select selectors shelve shlex shutil signal SimpleHTTPServer site ' +
  'smtpd smtplib sndhdr socket SocketServer socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl ' +
  'stat statistics string StringIO stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny ' +
  'tarfile telnetlib tempfile termios textwrap this _thread threading time timeit tkFileDialog Tkinter tkinter ' +
  'tkMessageBox token tokenize tomllib trace traceback tracemalloc ttk tty turtle turtledemo types typing ' +
  'unicodedata unittest urllib urllib2 urlparse UserDict UserList UserString uu uuid venv _warnings warnings wave ' +
  '_weakref weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc xmlrpclib zipapp zipfile zipimport zlib ' +
  'zoneinfo';

const standardModules: ReadonlySet<string> = new Set(names.split(' '));

/** `json` and `urllib2` are; `numpy` is not. */
export function isStandardModule(name: string): boolean {
  return standardModules.has(name);
}
