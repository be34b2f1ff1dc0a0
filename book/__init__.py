"""The course as a site that needs no server: the lectures as they ran, the assignments, a search."""
