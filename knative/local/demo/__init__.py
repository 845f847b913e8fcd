"""A believable workspace to look at: twelve people, three projects, six hundred tasks, sixty days."""
