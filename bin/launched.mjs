// Loaded before anything else in a process that the launcher started. A killed launcher cannot pass
// on signals, so the process watches for that itself and tells itself to stop; otherwise a
// forgotten server would keep the data folder locked. It does nothing else.

const launcher = Number(process.env.ALONGSIDE_LAUNCHER);
delete process.env.ALONGSIDE_LAUNCHER;

if (process.ppid === launcher) {
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
