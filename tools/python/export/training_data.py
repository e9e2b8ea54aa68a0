"""What the bundles that we train were trained on, as model.json says it; `datasets` are names of manifests' column `dataset`."""

LA2018 = {
    "name": "2018 Left Atrial Segmentation Challenge, 72 of 80 training scans (every tenth is the fold that chose the checkpoint)",
    "datasets": ["la2018"],
    "overlap": "Scans of the challenge's other parts may be of the same patients: which are was not published.",
}
PHANTOMS = {
    "name": "24 synthetic phantoms of the kinds that the demo's three sites have, with other seeds",
    "datasets": ["atrium-phantom"],
    "overlap": "None of the demo's phantoms, all of them made by the same generator.",
}
OURS = [LA2018, PHANTOMS]
