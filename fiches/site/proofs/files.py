"""The files of a site that the proofs read by name (interface, section 4)."""

LIST, BUILD, SITEMAP, FEED = "api/v1/territoires.json", "api/v1/build.json", "sitemap.xml", "atom.xml"
