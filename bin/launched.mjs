// Loaded before anything else in a process that the launcher started. If the launcher is killed, it
// cannot pass a signal on any more, so the process watches for that itself and asks itself to stop;
// otherwise a forgotten server would hold the data folder. It does nothing else.

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
