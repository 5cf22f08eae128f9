"""The command line `afspraakwijzer`: a contract that scripts outside the project use."""
