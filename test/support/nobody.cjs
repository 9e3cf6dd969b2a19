// Preloaded with --require: root goes on as the user "nobody", who may not read everything.
process.setgid(65534);
process.setuid(65534);
