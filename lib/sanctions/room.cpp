// Keeps the room buildable until its first source arrives.
