"""Reads graph files with NetworkX: for each line of standard input, a JSON object {format, text}, a line of JSON with all that it read."""

import json
import sys
from io import BytesIO

import networkx

READERS = {
    "gexf": networkx.read_gexf,
    "graphml": lambda file: networkx.read_graphml(file, force_multigraph=True),
    "json": lambda file: networkx.node_link_graph(json.load(file), edges="edges"),
}

for line in sys.stdin:
    asked = json.loads(line)
    try:
        graph = READERS[asked["format"]](BytesIO(asked["text"].encode("utf-8")))
        multi = networkx.MultiDiGraph(graph)
        answer = {
            "graph": graph.graph,
            "nodes": [[node, data] for node, data in multi.nodes(data=True)],
            "edges": [[source, target, data] for source, target, data in multi.edges(data=True)],
        }
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
