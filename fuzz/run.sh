#!/bin/sh
# fuzz/run.sh [MINUTES] [TARGET...]: fuzzes every target for its share of the minutes (default 6). A finding is
# kept in fuzz/findings/TARGET/, where tests/test_fuzz_findings.py tries it again in every run of the tests.
set -u
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-$here/../.venv/bin/python}
[ -x "$python" ] || python=python3
minutes=${1:-6}
[ $# -gt 0 ] && shift
if [ $# -eq 0 ]; then set -- figures pipeline tokens marked records readers; fi
if ! "$python" -c 'import atheris' 2>/dev/null; then
    echo "atheris is not installed: $python -m pip install atheris (it has wheels for Linux)" >&2
    exit 2
fi
work=${FUZZ_WORK:-$here/../out/fuzz}
mkdir -p "$work"
"$python" "$here/seeds.py" "$work/seeds" || exit 1
seconds=$((minutes * 60 / $#))
[ "$seconds" -ge 1 ] || seconds=1
found=0
for target in "$@"; do
    mkdir -p "$work/corpus/$target" "$here/findings/$target"
    echo "== $target, $seconds s"
    "$python" "$here/fuzz.py" "$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=4096 \
        -dict="$work/seeds/words.dict" -artifact_prefix="$here/findings/$target/" -verbosity=0 -print_final_stats=1 \
        "$work/corpus/$target" "$work/seeds/$target" 2>"$work/$target.log"
    status=$?
    grep -E "stat::number_of_executed_units|stat::average_exec_per_sec" "$work/$target.log" | sed 's/^stat::/   /'
    if [ $status -ne 0 ]; then
        found=1
        echo "   FINDING (exit $status), see $work/$target.log"
        sed -n '/Uncaught Python exception/,/^$/p' "$work/$target.log" | tail -n 12
    fi
    rmdir "$here/findings/$target" 2>/dev/null
done
rmdir "$here/findings" 2>/dev/null
exit $found
