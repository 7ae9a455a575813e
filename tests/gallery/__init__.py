"""Every component of the pages, alone, on one page: what a maintainer looks at while changing one."""
