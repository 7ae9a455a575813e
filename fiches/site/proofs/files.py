"""The files of a site that the proofs read by name (interface, section 4)."""

LIST, BUILD, SITEMAP, FEED = "api/v1/territoires.json", "api/v1/build.json", "sitemap.xml", "atom.xml"
PACKAGE, CATALOGUE = "datapackage.json", "donnees/catalogue.jsonld"
JSON_SCHEMA, TABLE_SCHEMA = "api/v1/donnees.schema.json", "api/v1/donnees.tableschema.json"
EMBEDDED = "embed/"
