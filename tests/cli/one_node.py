#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""one_node.py FOLDER COMMAND..: a Slurm of one node, of this user alone, with all of its state in FOLDER; COMMAND run in it; then nothing of it is left.

Whoever is orphaned below this process becomes its child (a subreaper), so that what a daemon leaves behind is found and ended; and each daemon is ended by the kernel when this process is,
and this process when the one that started it is. Exit status: that of COMMAND; 77 when no Slurm comes up here.
"""
import ctypes, getpass, os, pathlib, secrets, signal, socket, subprocess, sys, time

SET_PDEATHSIG, SET_CHILD_SUBREAPER = 1, 36
prctl = ctypes.CDLL(None, use_errno=True).prctl
SECONDS_TO_START, SECONDS_TO_RUN, CPUS = 30, 120, 2


def free_ports(n):
    taken = [socket.socket() for _ in range(n)]
    for s in taken:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in taken]
    for s in taken:
        s.close()
    return ports


def version():
    words = subprocess.run(["slurmd", "-V"], capture_output=True, text=True).stdout.split()
    return tuple(int(x) for x in words[-1].split(".")[:2])


def configure(at):
    controller, node = free_ports(2)
    host, user = socket.gethostname().split(".")[0], getpass.getuser()
    for name in ("state", "spool"):
        (at / name).mkdir()
    (at / "munge.key").write_bytes(secrets.token_bytes(128))
    (at / "munge.key").chmod(0o600)
    (at / "slurm.conf").write_text(f"""ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller}
SlurmdPort={node}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={at}/munge.socket
CredType=cred/munge
StateSaveLocation={at}/state
SlurmdSpoolDir={at}/spool
SlurmctldPidFile={at}/slurmctld.pid
SlurmdPidFile={at}/slurmd.pid
SlurmctldLogFile={at}/slurmctld.log
SlurmdLogFile={at}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
ReturnToService=2
InactiveLimit=0
MinJobAge=300
SlurmdParameters=config_overrides
NodeName={host} NodeAddr=127.0.0.1 CPUs={CPUS} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
""")
    plugin = "disabled" if version() >= (23, 2) else "cgroup/v1"  # what came before 23.02 cannot do without, but is not asked to constrain anything
    (at / "cgroup.conf").write_text(f"CgroupPlugin={plugin}\n")
    os.environ["SLURM_CONF"] = str(at / "slurm.conf")


def bound():
    """To end with this process."""
    prctl(SET_PDEATHSIG, signal.SIGKILL)


def daemon(at, *line):
    with open(at / f"{line[0]}.out", "w") as out:
        return subprocess.Popen(line, stdout=out, stderr=out, stdin=subprocess.DEVNULL, preexec_fn=bound)


def waits(what, *daemons):
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and all(d.poll() is None for d in daemons):
        if what():
            return True
        time.sleep(0.1)
    return False


def children():
    """Of this process, by /proc: the orphans below it are among them."""
    found = []
    for p in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if int((p / "stat").read_text().rsplit(")", 1)[1].split()[1]) == os.getpid():
                found.append(int(p.name))
        except (OSError, ValueError, IndexError):
            pass
    return found


def end_all():
    """Whoever is left, until there is none: those that are orphaned meanwhile come up as children."""
    while True:
        left = children()
        if not left:
            return
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for pid in left:
            try:
                os.waitpid(pid, 0)
            except ChildProcessError:
                pass


def idle():
    return subprocess.run(["sinfo", "-h", "-o", "%T"], capture_output=True, text=True).stdout.strip() == "idle"


def main():
    at, command = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    prctl(SET_CHILD_SUBREAPER, 1)
    prctl(SET_PDEATHSIG, signal.SIGTERM)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        configure(at)
        munged = daemon(at, "munged", "-F", "--force", f"--key-file={at}/munge.key", f"--socket={at}/munge.socket", f"--pid-file={at}/munged.pid", f"--log-file={at}/munged.log",
                        f"--seed-file={at}/munge.seed")
        if not waits((at / "munge.socket").exists, munged):
            return 77
        if not waits(idle, munged, daemon(at, "slurmctld", "-D", "-i"), daemon(at, "slurmd", "-D")):
            return 77
        try:
            return subprocess.run(command, timeout=SECONDS_TO_RUN, preexec_fn=bound).returncode
        except subprocess.TimeoutExpired:
            return 124
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        end_all()


if __name__ == "__main__":
    sys.exit(main())
