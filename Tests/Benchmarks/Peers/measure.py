"""What the Python peers share: rendering warm, and saying how long it took."""

import json
import pathlib
import sys
import time


def measure(version, make_template):
    """Renders the template that the command line names: TEMPLATE DATA OUTPUT SECONDS-A-RUN.

    Prints the version, and for each line on standard input how many seconds one render took. `make_template` turns the template's source into a function from the data to the output.
    """
    template_path, data_path, output_path, seconds_per_run = sys.argv[1:]
    render = make_template(pathlib.Path(template_path).read_text(encoding="utf-8"))
    data = json.loads(pathlib.Path(data_path).read_text(encoding="utf-8"))
    pathlib.Path(output_path).write_text(render(data), encoding="utf-8")

    def run(duration):
        # The seconds that this process has computed, on all its threads together.
        start = time.process_time()
        renders = 0
        while True:
            render(data)
            renders += 1
            passed = time.process_time() - start
            if passed >= duration:
                return passed / renders

    run(float(seconds_per_run))
    print(version, flush=True)
    for _ in sys.stdin:
        print(run(float(seconds_per_run)), flush=True)
