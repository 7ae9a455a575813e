"""The rights of each job of the workflows: what they may ask for, and what the documentation says of them."""

from __future__ import annotations

from collections.abc import Mapping

RIGHTS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("tests.yml", "tests"): {"contents": "read"},
    ("refresh.yml", "harvest"): {"contents": "read"},
    ("refresh.yml", "record"): {"contents": "write", "actions": "write"},
    ("refresh.yml", "continue"): {"actions": "write"},
    ("refresh.yml", "watch"): {"contents": "read", "actions": "write", "issues": "write"},
    ("publish.yml", "build"): {"contents": "read", "pages": "read"},
    ("publish.yml", "shards"): {"contents": "read"},
    ("publish.yml", "merge"): {"contents": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish.yml", "compare"): {},
    ("publish.yml", "issue"): {"contents": "read", "issues": "write"},
    ("update.yml", "update"): {"contents": "write", "pull-requests": "write"},
    ("audit.yml", "audit"): {"contents": "read"},
    ("libraries.yml", "propose"): {"contents": "write", "pull-requests": "write", "actions": "write"},
    ("release.yml", "check"): {"contents": "read", "actions": "read"},
    ("release.yml", "build"): {"contents": "read"},
    ("release.yml", "publish"): {"contents": "write", "id-token": "write", "attestations": "write"},
}
