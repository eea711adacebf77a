# The same image as that of `make image`, for those who have Docker:
#   docker build --build-arg SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) -t ghcr.io/gyrfalcon/gyrfalcon:0.1.0 .
# Debian 12 as everywhere in this project, so that libraries and notices are those that were tested.
FROM debian:12-slim AS build
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        ca-certificates clang-19 curl gcc jq libbpf-dev libc6-dev libelf-dev libssl3 llvm-19 make zlib1g-dev > /dev/null
COPY global.json /tmp/
RUN curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --jsonfile /tmp/global.json --install-dir /usr/share/dotnet
ENV PATH=/usr/share/dotnet:$PATH DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
ARG SOURCE_DATE_EPOCH=0
WORKDIR /src
COPY . .
RUN make -C probe \
    && dotnet publish src/Gyrfalcon -c Release -r linux-x64 -o /publish -v quiet -nologo \
    && SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH eng/image/rootfs.sh /publish/gyr /image

FROM scratch
COPY --from=build /image /
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
# No entry point: the arguments of a pod begin with the path of the program.
CMD ["/usr/bin/gyr"]
