"""The use cases of this room, one public function each."""

from accounts.services.demo import DEMO_PASSWORD, DemoLogin, demo_logins, ensure_demo_people

__all__ = ["DEMO_PASSWORD", "DemoLogin", "demo_logins", "ensure_demo_people"]
