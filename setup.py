"""Everything about the package is in pyproject.toml; this adds what it reads and never imports to a wheel."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithSharedFiles(build_py):
    """Copies resources and translations into the wheel; an editable install reads those of the checkout."""

    def run(self) -> None:
        """Build as usual, then copy."""
        super().run()
        if self.editable_mode:
            return
        checkout = Path(__file__).resolve().parent
        for name in ("resources", "translations"):
            for file in sorted((checkout / name).rglob("*")):
                # The sources of catalogues stay out: what was compiled from them is all that is read there.
                if file.is_file() and file.suffix not in {".po", ".pot"}:
                    target = Path(self.build_lib, "keukentafel", "_shared", file.relative_to(checkout))
                    self.mkpath(str(target.parent))
                    self.copy_file(str(file), str(target))


setup(cmdclass={"build_py": WithSharedFiles})
