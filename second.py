#!/usr/bin/env python3
"""Second Half 后半篇文章: the launcher. It needs only Python 3.11 and does all the set-up, then hands over.

    python3 second.py serve [--port N]     set up what is missing, then serve (a demo, unless `setup --real` came first)
    python3 second.py test [PATH ...]      the tests
    python3 second.py demo [--language en] a demo world, in Chinese or in English
    python3 second.py setup [--test]       only set up; with --test: also what the tests need
    python3 second.py setup --real         a new installation for real work
    python3 second.py check | backup FILE | restore FILE | import ...   any other word goes to the `secondhalf` program

Everything is installed into `.venv` in this folder, checked against the hashes in requirements.lock. With
SECONDHALF_WHEELS=FOLDER the packages come from that folder and nothing is fetched.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "secondhalf.json"
ASSETS = ROOT / "secondhalf" / "assets"
# File in node_modules: its name in secondhalf/assets/. Charts only; htmx comes with its Python package.
BROWSER_FILES = {"echarts/dist/echarts.simple.min.js": "echarts.simple.min.js"}
# The Song face for paper (OFL): two weights of eight, 30 MB of the 118 MB that the package holds (69 MB to fetch).
FACES = ROOT / "secondhalf" / "papers" / "faces"
SERIF = "@expo-google-fonts/noto-serif-sc"
FACE_FILES = {
    f"{SERIF}/400Regular/NotoSerifSC_400Regular.ttf": "NotoSerifSC-Regular.ttf",
    f"{SERIF}/700Bold/NotoSerifSC_700Bold.ttf": "NotoSerifSC-Bold.ttf",
    f"{SERIF}/LICENSE_FONT": "OFL.txt",
}
CHINESE = any(os.environ.get(name, "").lower().startswith("zh") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))


def main(words):
    if sys.version_info < (3, 11):
        stop("Python 3.11 or newer is needed.", "需要 Python 3.11 或更高版本。", "python3.11 second.py serve")
    word, *rest = words or ["help"]
    if word in ("help", "-h", "--help"):
        print(__doc__)
        return
    testing = word == "test" or words == ["setup", "--test"]
    prepare(["requirements.lock", *(["requirements-dev.lock"] if testing else [])], browser_tests=testing)
    if word == "test":
        hand_over("-m", "pytest", *([] if rest else ["-n", str(os.cpu_count() or 1), "--dist", "loadgroup"]), *rest)
    elif word != "setup" or rest not in ([], ["--test"]):
        hand_over("-m", "secondhalf", word, *rest)
    else:
        say("Ready. Next: python3 second.py serve", "环境已就绪。下一步：python3 second.py serve")


def prepare(locks, *, browser_tests=False):
    """Everything that must be there before the program can start; what is there already is left alone."""
    make_environment()
    for lock in locks:
        install(lock)
    bring_npm_files(browser_tests)
    compile_translations()


def make_environment():
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0:
        return
    say("Making the environment .venv", "正在创建运行环境 .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        print(made.stdout, made.stderr, file=sys.stderr)
        stop(
            "This Python cannot make an environment: its `venv` part is missing. Type:",
            "这套 Python 缺少 venv 组件，请先执行：",
            f"sudo apt-get install python{version}-venv",
        )


def install(lock):
    """The packages of one lock, once: again when the lock changes or a package has gone missing."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    stamp = read_stamp()
    packages = site_packages()
    if stamp.get(lock) == digest and all((packages / name).exists() for name in stamp.get("installed", [])):
        return
    say(f"Installing the packages of {lock} (once; about a minute)", f"正在安装 {lock} 中的软件包（仅首次，约一分钟）")
    run([*installer(), "--require-hashes", "--no-deps", "-r", str(ROOT / lock), *wheelhouse()])
    (packages / "secondhalf.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    installed = sorted(path.name for path in packages.glob("*.dist-info"))
    STAMP.write_text(json.dumps({**read_stamp(), lock: digest, "installed": installed}), encoding="utf-8")


def read_stamp():
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def site_packages():
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    return next((VENV / "lib").glob("python3*/site-packages"))


def installer():
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]


def wheelhouse():
    folder = os.environ.get("SECONDHALF_WHEELS")
    return ["--no-index", "--find-links", folder] if folder else []


def bring_npm_files(browser_tests):
    """Copy the locked npm files to secondhalf/assets/ and papers/faces/, never committed; a built wheel carries them.

    Where they cannot be fetched every page still works, with tables for charts, and paper is set in the system's Song
    face or without serifs; the next start tries again.
    """
    digest = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    done = ASSETS / "lock.sha256"
    wanted = [*((name, ASSETS / to) for name, to in BROWSER_FILES.items())]
    wanted += [(name, FACES / to) for name, to in FACE_FILES.items()]
    have = done.exists() and done.read_text() == digest and all(to.exists() for _name, to in wanted)
    if have and (not browser_tests or (ROOT / "node_modules" / "axe-core").is_dir()):
        return
    say(
        "Fetching the files for charts and the Song face for paper (once, 70 MB)",
        "正在获取图表文件和文书用宋体字库（仅首次，约 70 MB）",
    )
    if not fetched(browser_tests):
        say("Not fetched: tables stand for charts for now", "未能获取：暂以表格代替图表")
        return
    for name, to in wanted:
        to.parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / "node_modules" / name, to)
    shutil.rmtree(ROOT / "node_modules" / SERIF.partition("/")[0])  # the weights that nobody uses
    done.write_text(digest)


def fetched(browser_tests):
    """Does npm bring what is locked? Tests need it; whoever only serves does without, and installs no npm offline."""
    if not browser_tests and not shutil.which("npm") and os.environ.get("SECONDHALF_WHEELS"):
        return False
    npm, path = find_npm()
    environment = {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]
    if browser_tests:
        run(command, env=environment)
        return True
    return subprocess.run([*command, "--omit=dev"], cwd=ROOT, env=environment).returncode == 0


def find_npm():
    """The command of npm and the PATH it needs: the system's, else the one that a Python package brings."""
    path = os.environ.get("PATH", os.defpath)
    if npm := shutil.which("npm"):
        return [npm], path
    install("requirements-node.lock")
    return [str(BIN / ("npm.exe" if os.name == "nt" else "npm"))], f"{BIN}{os.pathsep}{path}"


def compile_translations():
    stale = [po for po in ROOT.glob("secondhalf/**/locale/*/LC_MESSAGES/*.po") if not fresh(po, po.with_suffix(".mo"))]
    if stale:
        run([str(PYTHON), "-c", "from secondhalf.messages import compile_stale; compile_stale()"])


def fresh(source, made):
    return made.exists() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns


def run(command, **more):
    if subprocess.run(command, cwd=ROOT, **more).returncode:
        stop(
            "That step failed; its message is above. Nothing is broken: mend it and type the same command again.",
            "这一步没有成功，原因见上方。已有内容未受影响：处理后重新执行同一命令即可。",
            "python3 second.py " + " ".join(sys.argv[1:]),
        )


def hand_over(*words):
    """Become the program itself, so that signals and the exit code are its own."""
    sys.stdout.flush()
    command = [str(PYTHON), *words]
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    if words[1] == "pytest":
        os.chdir(ROOT)
    os.execv(PYTHON, command)


def say(english, chinese):
    print(f"· {chinese if CHINESE else english}", flush=True)


def stop(english, chinese, command):
    print(f"\n{chinese if CHINESE else english}\n\n    {command}\n", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
