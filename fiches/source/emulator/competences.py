"""Savoir-être and competences as activities: 14 savoir-être, 53 roots, 360 nodes with codes of five digits.

The savoir-être are those of ROME 4.0; roots and nodes are invented, in its form.
"""

from __future__ import annotations

from functools import cache

SOFT_SKILLS = (
    "Avoir le sens du service",
    "Être à l'écoute, faire preuve d'empathie",
    "Faire preuve d'autonomie",
    "Faire preuve de créativité, d'inventivité",
    "Faire preuve de curiosité",
    "Faire preuve de leadership",
    "Faire preuve de persévérance",
    "Faire preuve de réactivité",
    "Faire preuve de rigueur et de précision",
    "Gérer son stress",
    "Inspirer, donner du sens",
    "Organiser son travail selon les priorités et les objectifs",
    "Prendre des initiatives et être force de proposition",
    "Travailler en équipe",
)
ROOTS = (
    "Accueillir, orienter un public", "Accompagner une personne dans son parcours", "Animer une équipe",
    "Animer une activité de loisirs", "Appliquer des règles d'hygiène et de sécurité", "Assembler des pièces",
    "Assurer une maintenance", "Classer et archiver des documents", "Communiquer à l'oral et à l'écrit",
    "Conduire un véhicule", "Conduire un engin", "Conseiller un client", "Concevoir un produit",
    "Contrôler la qualité", "Coordonner un chantier", "Créer une œuvre", "Cuisiner et dresser des plats",
    "Cultiver des végétaux", "Développer un logiciel", "Diagnostiquer une panne", "Dispenser des soins",
    "Élaborer un budget", "Élever des animaux", "Encaisser un paiement", "Enseigner et former",
    "Entretenir des locaux", "Entretenir des espaces verts", "Évaluer des risques", "Gérer des stocks",
    "Gérer la paie et le personnel", "Gérer un réseau informatique", "Garder des enfants", "Installer un équipement",
    "Maçonner et couler", "Manutentionner des charges", "Mesurer et tracer", "Mettre en rayon",
    "Négocier un contrat", "Organiser un événement", "Peindre et revêtir des surfaces", "Piloter une machine",
    "Planifier une production", "Préparer des commandes", "Prospecter une clientèle", "Rechercher et analyser",
    "Recruter", "Rédiger un document", "Secourir et protéger", "Servir à table", "Souder et découper",
    "Surveiller un site", "Tenir une comptabilité", "Transporter des voyageurs",
)  # fmt: skip
FACETS = (
    "préparer", "réaliser", "vérifier", "organiser", "améliorer", "transmettre", "rendre compte", "utiliser des outils",
)  # fmt: skip
NODES = 360


@cache
def soft_skills() -> dict[str, str]:
    """Code → label of the savoir-être."""
    return {f"{index:02d}": label for index, label in enumerate(SOFT_SKILLS, 1)}


@cache
def roots() -> dict[str, str]:
    """Code → label of the roots."""
    return {f"{10_000 + 100 * index}": label for index, label in enumerate(ROOTS, 1)}


@cache
def nodes_by_root() -> tuple[tuple[int, int], ...]:
    """(position of a root, number of its nodes), 360 nodes in all."""
    each, more = divmod(NODES, len(ROOTS))
    return tuple((index, each + (index < more)) for index in range(len(ROOTS)))


@cache
def nodes() -> dict[str, str]:
    """Code → label of the nodes; a node's code follows its root's."""
    codes = list(roots())
    return {
        f"{int(codes[root]) + number + 1}": f"{ROOTS[root]} : {FACETS[number]}"
        for root, count in nodes_by_root()
        for number in range(count)
    }
