"""Reads a crate of `atrium runs export` with the package rocrate: the root, the run as an action, and every file as it is listed.

    pip install -r requirements-ro-crate.txt
    python ro_crate.py DIR
"""

import hashlib
import sys
import warnings
from pathlib import Path

from rocrate.rocrate import ROCrate


def main(folder: Path) -> None:
    warnings.simplefilter("error")
    crate = ROCrate(str(folder))
    root = crate.root_dataset
    for key in ("name", "description", "datePublished", "license", "hasPart"):
        assert root.get(key), f"the root has no {key}"
    files = [entity for entity in crate.data_entities if entity.type == "File"]
    listed = {entity.id for entity in files}
    there = {str(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()}
    assert there - listed == {"ro-crate-metadata.json"}, there ^ listed
    for entity in files:
        content = (folder / entity.id).read_bytes()
        assert entity["sha256"] == hashlib.sha256(content).hexdigest(), entity.id
        assert int(entity["contentSize"]) == len(content), entity.id
    run = crate.get("#run")
    assert run.type == "CreateAction"
    named = [*run["instrument"], *run["object"], *run["result"]]
    assert all(not isinstance(entity, str) for entity in named), "a reference leads nowhere"
    print(f"{root['name']}: {len(files)} files, {len(named)} entities of the run, as listed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
