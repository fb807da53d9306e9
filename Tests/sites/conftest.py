import pytest
from site_of import ARCHIVES, GENERATORS, Archive, Site, generator

made = {}


@pytest.fixture(scope="session", params=ARCHIVES, ids=lambda path: path.stem)
def archive(request, tmp_path_factory):
    return archive_of(request.param, tmp_path_factory)


def archive_of(path, tmp_path_factory):
    if path not in made:
        made[path] = Archive(path, tmp_path_factory.mktemp(path.stem))
    return made[path]


@pytest.fixture(scope="session", params=GENERATORS)
def site(request, archive):
    if not generator(request.param):
        pytest.skip(f"{request.param} is not installed")
    key = archive.path, request.param
    if key not in made:
        made[key] = Site(archive, request.param)
    return made[key]
