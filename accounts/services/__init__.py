"""The use cases of this room, one public function each."""
